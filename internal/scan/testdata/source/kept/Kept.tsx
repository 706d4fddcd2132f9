// What a page of iconik's keeps in the browser.
export function keep(answer: Answer) {
  localStorage.setItem('iconik_auth_token', answer.token); // want: iconik-token-in-web-storage
  localStorage.setItem('iconik_url', answer.url); // not: iconik-token-in-web-storage
}
