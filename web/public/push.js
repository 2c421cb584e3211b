// Shows what the server pushes while Headwater is closed. The words come from there, in the
// reader's language; this file knows none.

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("push", (event) => {
  const { title, body, path, tag, lang } = event.data.json();
  const looks = { icon: "/icon-192.png", badge: "/icon-192.png" };
  event.waitUntil(registration.showNotification(title, { body, tag, lang, data: path, ...looks }));
});

// Goes to a window that is open, where the app itself turns the page; unsaved words stay.
addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(show(event.notification.data));
});

async function show(path) {
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = windows.find(({ visibilityState }) => visibilityState === "visible") ?? windows[0];
  if (!open) return clients.openWindow(path);
  open.postMessage({ open: path });
  return open.focus();
}
