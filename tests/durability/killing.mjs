// Ends a browser without a warning: its whole process group, found by the profile folder on its command line.

import { execFileSync } from "node:child_process";

/** Processes that were started on this profile, as `{ id, group }`. */
function processesOf(profile) {
  return execFileSync("ps", ["-axww", "-o", "pid=,pgid=,command="], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes(profile))
    .map((line) => line.trim().split(/\s+/))
    .map(([id, group]) => ({ id: Number(id), group: Number(group) }));
}

/** The groups of the browser on this profile; never our own. */
export function groupsOf(profile) {
  const own = Number(execFileSync("ps", ["-o", "pgid=", "-p", String(process.pid)], { encoding: "utf8" }));
  const found = processesOf(profile);
  const groups = new Set(found.map(({ group }) => group));
  if (groups.size === 0) throw new Error("the browser’s process is not found by its profile");
  if (groups.has(own)) throw new Error("the browser shares a process group with this test");
  return [...groups];
}

/** SIGKILL to whole groups, all at once. */
export function kill(groups) {
  for (const group of groups) {
    try {
      process.kill(-group, "SIGKILL");
    } catch (error) {
      if (error.code !== "ESRCH") throw error;
    }
  }
}

/** Whether anything of the browser is still there. */
export function isGone(profile) {
  return processesOf(profile).length === 0;
}
