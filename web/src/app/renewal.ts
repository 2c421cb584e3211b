const RELOADED = "headwater.reloaded";
const A_MINUTE = 60_000;

/**
 * Load the page anew when a piece of it is gone from the server: Headwater was upgraded while this
 * tab was open. At most once a minute, so that a broken installation shows its error.
 */
export function renewAfterUpgrade(reload = () => window.location.reload()): void {
  window.addEventListener("vite:preloadError", (event) => {
    if (Date.now() - Number(sessionStorage.getItem(RELOADED)) < A_MINUTE) return;
    sessionStorage.setItem(RELOADED, String(Date.now()));
    event.preventDefault();
    reload();
  });
}
