"use strict";
(() => {
  const form = document.querySelector("form.filter");
  if (!form) return;
  const search = form.elements.search;
  const shown = document.getElementById("shown");
  const findings = [...document.querySelectorAll("details.finding")].map((el) => ({
    el,
    text: (el.dataset.text + " " + el.querySelector("summary").textContent).toLowerCase(),
    rule: el.closest("section.rule"),
  }));
  const rules = [...document.querySelectorAll("section.rule")].map((el) => ({ el, severity: el.closest("section.severity"), text: el.dataset.text.toLowerCase() }));
  const severities = [...document.querySelectorAll("section.severity")];
  const ruleText = new Map(rules.map((r) => [r.el, r.text]));

  function apply() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const on = new Set([...form.querySelectorAll("input[name=severity]:checked")].map((i) => i.value));
    const want = ["class", "platform", "where"].map((name) => [name, form.elements[name].value]);
    const liveRules = new Set();
    const liveSeverities = new Set();
    let n = 0;
    for (const f of findings) {
      const d = f.el.dataset;
      const all = f.text + " " + (ruleText.get(f.rule) || "");
      const ok = on.has(d.severity) && want.every(([name, value]) => !value || d[name] === value) && words.every((w) => all.includes(w));
      if (f.el.hidden === ok) f.el.hidden = !ok;
      if (ok) {
        n++;
        liveRules.add(f.rule);
      }
    }
    for (const r of rules) {
      r.el.hidden = !liveRules.has(r.el);
      if (!r.el.hidden) liveSeverities.add(r.severity);
    }
    for (const s of severities) s.hidden = !liveSeverities.has(s);
    shown.textContent = n === findings.length ? `${n} findings` : `${n} of ${findings.length} findings`;
  }

  let waiting = 0;
  form.addEventListener("input", () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(apply);
  });
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (e) => e.preventDefault());

  const visible = () => findings.filter((f) => !f.el.hidden).map((f) => f.el);
  document.getElementById("open").addEventListener("click", () => visible().slice(0, 500).forEach((el) => (el.open = true)));
  document.getElementById("close").addEventListener("click", () => findings.forEach((f) => (f.el.open = false)));

  function step(by) {
    const all = visible();
    if (!all.length) return;
    const at = all.indexOf(document.activeElement.closest?.("details.finding"));
    const next = all[Math.min(Math.max(at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by, 0), all.length - 1)];
    next.querySelector("summary").focus();
    next.scrollIntoView({ block: "nearest" });
  }
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName);
    if (e.key === "Escape" && e.target === search) {
      search.value = "";
      apply();
      search.blur();
    } else if (typing) {
      return;
    } else if (e.key === "/") {
      e.preventDefault();
      search.focus();
    } else if (e.key === "j") step(1);
    else if (e.key === "k") step(-1);
  });

  function jump() {
    const el = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (el && el.matches("details.finding")) {
      el.open = true;
      el.scrollIntoView();
    }
  }
  addEventListener("hashchange", jump);
  apply();
  jump();
})();
