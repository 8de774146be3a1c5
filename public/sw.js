// Keeps the site at hand without a network. The build puts `const SITE = { version, files }` in front: every file of the
// site with its checksum. All of them lie in one cache, whose name is that of the version; they are in use together or
// not at all. What analysts keep is none of this script's business: it never touches IndexedDB.
"use strict";

const SCOPE = new URL("./", self.location.href);
/** Other sites under this host name have caches too: ours are told by the folder that they are for. */
const OURS = `demarche ${SCOPE.href} `;
const CACHE = OURS + SITE.version;
/** What whoever runs the site may put there: taken from the server where it can be reached, else as it last was. */
const OF_THE_HOST = ["projects.json"];
/** Files that have a checksum in their names, of whichever version of the site. */
const OF_A_VERSION = /^(program|styles|later)-[0-9a-f]+[./]/;

const address = (name) => new URL(name === "index.html" ? "./" : name, SCOPE).href;

/** The name below our folder of what a request is for; null when it is for something else. */
const nameOf = (request) => {
  const url = new URL(request.url);
  if (request.method !== "GET" || !(url.origin + url.pathname).startsWith(SCOPE.href)) return null;
  return decodeURIComponent(url.pathname.slice(SCOPE.pathname.length)) || "index.html";
};

/** What a server redirected may not be the answer to a page's address: it is taken out of that wrapping. */
const plain = (response) =>
  response.redirected ? new Response(response.body, { status: 200, headers: response.headers }) : response;

const keep = async (cache, name) => {
  // A file of an older or newer build does not have the checksum, nor has a page in the place of a missing file.
  const options = { integrity: SITE.files[name], cache: OF_A_VERSION.test(name) ? "default" : "no-cache" };
  const response = await fetch(address(name), options);
  if (!response.ok) throw new Error(`${name}: status ${response.status}`);
  await cache.put(address(name), plain(response));
};

/** All files, or no cache at all: then the version before stays in use, and the browser tries again another time. */
const install = async () => {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(Object.keys(SITE.files).map((name) => keep(cache, name)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
};

/** Old versions go once this one is complete and no other page may still want a part of them. */
const tidy = async () => {
  // A version that waits has its cache already, and it is not for this one to judge.
  if (self.registration.installing || self.registration.waiting) return;
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const ours = pages.filter((page) => page.url.startsWith(SCOPE.href));
  if (ours.length > 1) return;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
};

const kept = async (request, name) =>
  (await caches.match(address(name), { cacheName: CACHE })) ?? fetch(request);

/** A part of another version, for a page that was opened before; a page in its place is no answer. */
const ofAnotherVersion = async (request) => {
  for (const name of await caches.keys()) {
    const found = name.startsWith(OURS) && (await caches.match(request, { cacheName: name }));
    if (found) return found;
  }
  const response = await fetch(request);
  const isPage = (response.headers.get("Content-Type") ?? "").startsWith("text/html");
  return isPage ? new Response("", { status: 404 }) : response;
};

const freshOrKept = async (request) => {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(request.url, response.clone());
    return response;
  } catch (error) {
    const found = await cache.match(request.url);
    if (found) return found;
    throw error;
  }
};

self.addEventListener("install", (event) => event.waitUntil(install()));

self.addEventListener("activate", (event) => event.waitUntil(tidy().then(() => self.clients.claim())));

self.addEventListener("message", (event) => {
  // Said by a page whose user asked for the new version, and whose work is all saved.
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const name = nameOf(request);
  if (name === null) return;
  if (Object.hasOwn(SITE.files, name)) {
    event.respondWith(kept(request, name));
    if (request.mode === "navigate") event.waitUntil(tidy());
  } else if (OF_THE_HOST.includes(name)) {
    event.respondWith(freshOrKept(request));
  } else if (OF_A_VERSION.test(name)) {
    event.respondWith(ofAnotherVersion(request));
  }
});
