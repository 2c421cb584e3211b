import { api, unwrap } from "./client";

/** Whether this browser shows notices while Headwater is closed, or why it cannot. */
export type Reach = "unsupported" | "denied" | "off" | "on";

const WORKER = "/push.js";
const WHOSE = "headwater.push"; // whose notices this browser shows

export async function reach(): Promise<Reach> {
  if (!isSupported()) return "unsupported";
  if (Notification.permission === "denied") return "denied";
  return (await subscription()) ? "on" : "off";
}

/** Ask for permission, if need be, and let the server know this browser. */
export async function subscribe(member: string): Promise<Reach> {
  if ((await Notification.requestPermission()) !== "granted") return reach();
  await navigator.serviceWorker.register(WORKER);
  const { pushManager } = await navigator.serviceWorker.ready;
  const { key } = await unwrap(api.GET("/api/v1/push-key"));
  await (await pushManager.getSubscription())?.unsubscribe(); // it may be for another key
  const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  await send(made);
  localStorage.setItem(WHOSE, member);
  return "on";
}

export async function unsubscribe(): Promise<Reach> {
  const there = await subscription();
  if (!there) return reach();
  await there.unsubscribe();
  const params = { query: { endpoint: there.endpoint } };
  await unwrap(api.DELETE("/api/v1/push-subscription", { params }));
  return reach();
}

/** At each start: nobody else's notices in this browser, and the server still knows it. */
export async function renew(member: string): Promise<void> {
  const there = isSupported() ? await subscription() : null;
  if (!there) return;
  if (localStorage.getItem(WHOSE) === member) await send(there);
  else await there.unsubscribe(); // the server hears of it from the push service
}

/** Whoever signs out is not told here any more; the push service tells the server. */
export async function forget(): Promise<void> {
  if (isSupported()) await (await subscription())?.unsubscribe();
}

/** Be told which page a pressed notification leads to. */
export function onPressed(go: (path: string) => void): () => void {
  if (!isSupported()) return () => {};
  const hear = ({ data }: MessageEvent<{ open?: string }>) => data.open && go(data.open);
  navigator.serviceWorker.addEventListener("message", hear);
  navigator.serviceWorker.startMessages();
  return () => navigator.serviceWorker.removeEventListener("message", hear);
}

function isSupported(): boolean {
  return "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
}

async function subscription(): Promise<PushSubscription | null> {
  const registered = await navigator.serviceWorker.getRegistration("/");
  return (await registered?.pushManager.getSubscription()) ?? null;
}

async function send(made: PushSubscription): Promise<void> {
  const { endpoint = "", keys = {} } = made.toJSON();
  const { p256dh = "", auth = "" } = keys;
  const body = { endpoint, keys: { p256dh, auth } };
  await unwrap(api.PUT("/api/v1/push-subscription", { body }));
}
