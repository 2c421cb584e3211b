/** Django's token, from its cookie; empty before the first answer. */
export function csrfToken(): string {
  const found = document.cookie.match(/(?:^|;\s*)(?:__Secure-|__Host-)?csrftoken=([^;]+)/);
  return found?.[1] ?? "";
}
