package report

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/damvet/damvet/rules"
)

// browser starts a browser of its own for a test, or skips it where none is
// installed.
func browser(t *testing.T) context.Context {
	t.Helper()
	var path string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		if os.Getenv("DAMVET_REQUIRE_TOOLS") != "" {
			t.Fatal("chromium is not installed")
		}
		t.Skip("chromium is not installed")
	}
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path), chromedp.WindowSize(1280, 1400),
		chromedp.WSURLReadTimeout(2 * time.Minute), chromedp.NoFirstRun,
	}
	for _, flag := range []string{
		"headless", "no-sandbox", "disable-gpu", "disable-quic", "disable-background-networking",
		"disable-component-update", "disable-sync", "disable-dev-shm-usage",
	} {
		options = append(options, chromedp.Flag(flag, true))
	}
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	ctx, stop = context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(stop)
	return ctx
}

// look opens a run's HTML report, and fails the test for whatever the browser
// complains of.
func look(t *testing.T, ctx context.Context, run *Run) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(name, []byte(write(t, "html", run, Options{})), 0o644); err != nil {
		t.Fatal(err)
	}
	chromedp.ListenTarget(ctx, func(ev any) {
		switch ev := ev.(type) {
		case *runtime.EventExceptionThrown:
			t.Errorf("the script failed: %s", ev.ExceptionDetails.Error())
		case *runtime.EventConsoleAPICalled:
			t.Errorf("the console says something: %v", ev.Args)
		case *page.EventJavascriptDialogOpening:
			t.Errorf("a dialog opened: %s", ev.Message)
		}
	})
	do(t, ctx, chromedp.Navigate((&url.URL{Scheme: "file", Path: name}).String()), chromedp.WaitReady("main", chromedp.ByQuery))
}

func do(t *testing.T, ctx context.Context, actions ...chromedp.Action) {
	t.Helper()
	if err := chromedp.Run(ctx, actions...); err != nil {
		t.Fatal(err)
	}
}

// ask evaluates an expression in the page.
func ask[T any](t *testing.T, ctx context.Context, expression string) (v T) {
	t.Helper()
	do(t, ctx, chromedp.Evaluate(expression, &v))
	return v
}

// picture writes a screenshot to the folder that DAMVET_SCREENSHOTS names.
func picture(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	var png []byte
	do(t, ctx, chromedp.CaptureScreenshot(&png))
	if len(png) < 1000 {
		t.Errorf("%s: nothing was drawn", name)
	}
	if dir := os.Getenv("DAMVET_SCREENSHOTS"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

const shownFindings = `[...document.querySelectorAll("details.finding")].filter(e => e.checkVisibility()).length`

// TestPage: the page renders, filters and is led by the keyboard, in both colour
// schemes, and what is hostile in it does nothing.
func TestPage(t *testing.T) {
	ctx := browser(t)
	run := sampleRun(t)
	attested(run)
	all := len(run.Findings)
	look(t, ctx, run)

	t.Run("render", func(t *testing.T) {
		if n := ask[int](t, ctx, shownFindings); n != all {
			t.Errorf("%d findings are shown, want %d", n, all)
		}
		for expression, want := range map[string]string{
			`document.documentElement.lang`:                                              "en",
			`document.querySelector("h1").textContent`:                                   "damvet: .",
			`String(document.querySelectorAll("h1").length)`:                             "1",
			`document.querySelector("#shown").textContent`:                               fmt.Sprintf("%d findings", all),
			`String([...document.querySelectorAll("img,iframe,link,object").length+""])`: "0",
			`getComputedStyle(document.querySelector("mark")).textDecorationLine`:        "underline",
		} {
			if got := ask[string](t, ctx, expression); got != want {
				t.Errorf("%s: %q, want %q", expression, got, want)
			}
		}
		if text := ask[string](t, ctx, `document.querySelector("#guidelines").textContent`); !strings.Contains(text, "signed off by Ann Example") {
			t.Error("the attestation is not told")
		}
		picture(t, ctx, "light")
	})

	t.Run("hostile", func(t *testing.T) {
		// Every element is one that the report writes, and every link leads to
		// a vendor or into the page.
		odd := ask[[]string](t, ctx, `[...document.querySelectorAll("a")].map(a => a.getAttribute("href")).filter(h => !h.startsWith("#") && !h.startsWith("https://shelf.example/"))`)
		if len(odd) > 0 {
			t.Errorf("links lead to %q", odd)
		}
		handlers := ask[int](t, ctx, `[...document.querySelectorAll("*")].filter(e => [...e.attributes].some(a => a.name.startsWith("on") || a.name === "style")).length`)
		if handlers > 0 {
			t.Errorf("%d elements have handlers or styles", handlers)
		}
		if text := ask[string](t, ctx, `document.body.textContent`); strings.ContainsAny(text, "\x1b\u202e\u200b\u009b\x07") {
			t.Error("a control character stands in the text")
		}
		// The policy keeps out what would get in all the same.
		do(t, ctx, chromedp.Evaluate(`{ const s = document.createElement("script"); s.textContent = "window.broken = 1"; document.body.append(s); s.remove(); }`, nil))
		if ask[bool](t, ctx, `"broken" in window`) {
			t.Error("a script that is not the report's ran")
		}
	})

	t.Run("filter", func(t *testing.T) {
		do(t, ctx, chromedp.SendKeys(`input[name=search]`, "notify.py shelf-key"), settle())
		if n := ask[int](t, ctx, shownFindings); n != 1 {
			t.Errorf("search shows %d findings, want 1", n)
		}
		if got := ask[string](t, ctx, `document.querySelector("#shown").textContent`); got != fmt.Sprintf("1 of %d findings", all) {
			t.Errorf("it says %q", got)
		}
		if n := ask[int](t, ctx, `[...document.querySelectorAll("section.severity")].filter(e => e.checkVisibility()).length`); n != 1 {
			t.Errorf("%d severities are shown, want 1", n)
		}
		do(t, ctx, chromedp.SendKeys(`input[name=search]`, kb.Escape), settle())
		if n := ask[int](t, ctx, shownFindings); n != all {
			t.Errorf("Escape shows %d findings, want all %d", n, all)
		}
		critical := 0
		for _, f := range run.Findings {
			if f.Severity == rules.Critical {
				critical++
			}
		}
		do(t, ctx, click(`input[value=critical]`), settle())
		if n := ask[int](t, ctx, shownFindings); n != all-critical {
			t.Errorf("without critical there are %d findings, want %d", n, all-critical)
		}
		do(t, ctx, click(`button[type=reset]`), settle(), chromedp.SetValue(`select[name=class]`, "missing-expiry"),
			chromedp.Evaluate(`document.querySelector("form.filter").dispatchEvent(new Event("input"))`, nil), settle())
		if n := ask[int](t, ctx, shownFindings); n != 1 {
			t.Errorf("of one class there are %d findings, want 1", n)
		}
		do(t, ctx, click(`button[type=reset]`), settle())
		if n := ask[int](t, ctx, shownFindings); n != all {
			t.Errorf("reset shows %d findings, want %d", n, all)
		}
	})

	t.Run("keyboard", func(t *testing.T) {
		const focused = `(document.activeElement.closest("details.finding") || document.activeElement).id || document.activeElement.name`
		ids := ask[[]string](t, ctx, `[...document.querySelectorAll("details.finding")].map(e => e.id)`)
		do(t, ctx, chromedp.Evaluate(`document.activeElement.blur()`, nil), chromedp.KeyEvent("j"), chromedp.KeyEvent("j"))
		if got := ask[string](t, ctx, focused); got != ids[1] {
			t.Errorf("jj leads to %q, want %q", got, ids[1])
		}
		do(t, ctx, chromedp.KeyEvent("k"), chromedp.KeyEvent(kb.Enter))
		if !ask[bool](t, ctx, fmt.Sprintf(`document.getElementById(%q).open`, ids[0])) {
			t.Error("Enter opens nothing")
		}
		if hidden := ask[bool](t, ctx, `document.activeElement.getBoundingClientRect().top < document.querySelector("form.filter").getBoundingClientRect().bottom`); hidden {
			t.Error("the filter lies over what has the focus")
		}
		picture(t, ctx, "open")
		do(t, ctx, chromedp.KeyEvent("/"))
		if got := ask[string](t, ctx, focused); got != "search" {
			t.Errorf("/ leads to %q", got)
		}
		do(t, ctx, chromedp.KeyEvent("jk"))
		// The driver sends the character of "/" whatever becomes of its key.
		if got := ask[string](t, ctx, `document.querySelector("input[name=search]").value`); strings.TrimPrefix(got, "/") != "jk" {
			t.Errorf("letters in the search field become %q", got)
		}
		do(t, ctx, chromedp.KeyEvent(kb.Escape), settle())
		// Whatever can be worked with can be reached, in order, by Tab.
		if n := ask[int](t, ctx, `document.querySelectorAll("[tabindex]").length`); n > 0 {
			t.Errorf("%d elements change the order of Tab", n)
		}
	})

	t.Run("anchor", func(t *testing.T) {
		id := ask[string](t, ctx, `[...document.querySelectorAll("details.finding")].at(-1).id`)
		do(t, ctx, chromedp.Evaluate(fmt.Sprintf(`location.hash = %q`, id), nil), settle())
		if !ask[bool](t, ctx, fmt.Sprintf(`document.getElementById(%q).open`, id)) {
			t.Error("a link to a finding does not open it")
		}
	})

	t.Run("reader", func(t *testing.T) {
		for _, what := range []string{
			`[...document.querySelectorAll("input,select")].filter(e => !e.labels.length)`,
			`[...document.querySelectorAll("section")].filter(e => !e.classList.contains("rule") && !e.hasAttribute("aria-labelledby"))`,
			`[...document.querySelectorAll("[aria-labelledby]")].filter(e => !document.getElementById(e.getAttribute("aria-labelledby")))`,
			`[...document.querySelectorAll("svg")].filter(e => !e.closest("[role=img][aria-label]"))`,
			`[...document.querySelectorAll("th")].filter(e => !e.scope)`,
			`[...document.querySelectorAll("[id]")].filter((e, i, all) => all.findIndex(o => o.id === e.id) !== i)`,
		} {
			if odd := ask[[]string](t, ctx, what+`.map(e => e.outerHTML.slice(0, 200))`); len(odd) > 0 {
				t.Errorf("%s: %q", what, odd)
			}
		}
	})

	t.Run("schemes", func(t *testing.T) {
		// WCAG 2's contrast of every text with what is behind it: 4.5, or 3 for
		// large ones.
		const contrast = `(() => {
			const rgb = s => s.match(/[\d.]+/g).map(Number);
			const lum = c => { const [r, g, b] = c.map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
			const behind = e => {
				for (; e; e = e.parentElement) {
					const c = rgb(getComputedStyle(e).backgroundColor);
					if (c.length === 3 || c[3] > 0) return lum(c);
				}
			};
			const odd = [];
			let n = 0;
			for (const e of document.querySelectorAll("body *")) {
				const own = [...e.childNodes].some(c => c.nodeType === 3 && c.data.trim());
				if (!own || !e.checkVisibility() || e.matches("script,style,option")) continue;
				const s = getComputedStyle(e);
				const l = lum(rgb(e instanceof SVGElement ? s.fill : s.color)), g = behind(e);
				const c = (Math.max(l, g) + .05) / (Math.min(l, g) + .05);
				const size = parseFloat(s.fontSize), large = size >= 24 || size >= 18.66 && s.fontWeight >= 700;
				n++;
				if (c < (large ? 3 : 4.5)) odd.push(e.tagName + "." + e.getAttribute("class") + " " + c.toFixed(2));
			}
			return n < 100 ? ["only " + n + " texts are there"] : odd;
		})()`
		do(t, ctx, chromedp.Evaluate(`document.querySelectorAll("details").forEach(e => e.open = true)`, nil), settle())
		grounds := map[string]bool{}
		for _, scheme := range []string{"light", "dark"} {
			do(t, ctx, emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}))
			grounds[ask[string](t, ctx, `getComputedStyle(document.body).backgroundColor`)] = true
			if odd := ask[[]string](t, ctx, contrast); len(odd) > 0 {
				t.Errorf("%s: too little contrast: %q", scheme, odd)
			}
			picture(t, ctx, "scheme-"+scheme)
		}
		if len(grounds) != 2 {
			t.Errorf("the schemes look alike: %v", grounds)
		}
	})

	t.Run("narrow", func(t *testing.T) {
		do(t, ctx, chromedp.EmulateViewport(375, 800), settle())
		if wide := ask[[]string](t, ctx, `[...document.querySelectorAll("main *")].filter(e => e.checkVisibility() && !e.closest("thead") && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 200))`); len(wide) > 0 {
			t.Errorf("wider than the screen: %q", wide)
		}
		if thin := ask[[]string](t, ctx, `[...document.querySelectorAll("td, tbody th, dd, caption")].filter(e => e.checkVisibility() && e.textContent.trim() && getComputedStyle(e).position !== "absolute" && e.getBoundingClientRect().width < 200).map(e => e.outerHTML.slice(0, 200))`); len(thin) > 0 {
			t.Errorf("too thin to read: %q", thin)
		}
		picture(t, ctx, "narrow")
		do(t, ctx, emulation.ClearDeviceMetricsOverride())
	})

	t.Run("print", func(t *testing.T) {
		do(t, ctx, chromedp.Evaluate(`document.getElementById("close").click()`, nil), emulation.SetEmulatedMedia().WithMedia("print"))
		if ask[bool](t, ctx, `document.querySelector("form.filter").checkVisibility()`) {
			t.Error("the filter is printed")
		}
		if n := ask[int](t, ctx, `[...document.querySelectorAll("details.finding pre")].filter(e => e.getBoundingClientRect().height > 0).length`); n < all-2 {
			t.Errorf("only %d frames are printed", n)
		}
		picture(t, ctx, "print")
		do(t, ctx, emulation.SetEmulatedMedia())
	})
}

// click clicks on the first element that a selector matches, wherever it is by then:
// a click of the mouse lands beside one that has just moved.
func click(selector string) chromedp.Action {
	return chromedp.Evaluate(fmt.Sprintf("document.querySelector(%q).click()", selector), nil)
}

// settle waits for what the page does in its next frames.
func settle() chromedp.Action {
	return chromedp.Evaluate(`new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => r(true)))))`, nil,
		func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) })
}

// TestLargePage: ten thousand findings can be filtered, and closed ones take
// no part in the layout.
func TestLargePage(t *testing.T) {
	if testing.Short() {
		t.Skip("a large page")
	}
	ctx := browser(t)
	run := manyFindings(t, 10_000)
	look(t, ctx, run)
	do(t, ctx, chromedp.SendKeys(`input[name=search]`, "file-7777.", chromedp.ByQuery), settle())
	if n := ask[int](t, ctx, shownFindings); n != 1 {
		t.Errorf("%d findings are shown, want 1", n)
	}
	t.Logf("filtering took %.0f ms", ask[float64](t, ctx, `(() => {
		const search = document.querySelector("input[name=search]"), start = performance.now();
		search.value = ""; document.querySelector("button[type=reset]").click(); document.body.getBoundingClientRect();
		return performance.now() - start;
	})()`))
	do(t, ctx, settle(), settle())
	if n := ask[int](t, ctx, `document.querySelectorAll("details.finding:not([hidden])").length`); n != 10_000 {
		t.Errorf("%d findings are shown, want all", n)
	}
	// To ask one costs the browser a look at all: one of a hundred is asked.
	if laid := ask[int](t, ctx, `[...document.querySelectorAll("details.finding pre")].filter((e, i) => i % 100 === 0 && e.checkVisibility()).length`); laid > 0 {
		t.Errorf("%d closed findings are laid out", laid)
	}
}
