import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** @returns {Promise<number>} a TCP port that was free a moment ago */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Starts a Node program of this repository. Its output is kept for the message of a failure. */
export function startNode(script, args, env) {
  const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output = (output + chunk).slice(-8_000)));
  return {
    pid: child.pid,
    output: () => output,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 40_000);
      await exited;
      clearTimeout(timer);
    },
    hasExited: () => child.exitCode !== null || child.signalCode !== null,
  };
}

/** Waits until an address answers 2xx. */
export async function waitForOk(url, child, timeoutMs = 120_000) {
  const deadline = performance.now() + timeoutMs;
  while (performance.now() < deadline) {
    if (child?.hasExited()) throw new Error(`The program stopped before ${url} answered:\n${child.output()}`);
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await sleep(20);
  }
  throw new Error(`${url} did not answer in time:\n${child?.output() ?? ''}`);
}

/** `read` of a process and of all its descendants (Linux; nothing elsewhere). A process that ends meanwhile is left out. */
function ofFamily(pid, read) {
  const attempt = (work) => {
    try {
      return [work()];
    } catch {
      return [];
    }
  };
  const names = attempt(() => readdirSync('/proc')).flat();
  const processes = names
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => attempt(() => ({ pid: Number(name), parent: Number(statOf(name)[1]) })));
  const family = new Set([pid]);
  for (let size = 0; size !== family.size;) {
    size = family.size;
    for (const one of processes) if (family.has(one.parent)) family.add(one.pid);
  }
  return [...family].flatMap((member) => attempt(() => read(member)));
}

/** The fields of /proc/PID/stat from the third on; the second is a name that may hold anything. */
function statOf(pid) {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

const sum = (values) => values.reduce((total, value) => total + value, 0);

/** Resident memory of a process and all its descendants, in MB (Linux; null elsewhere). */
export function residentMegabytes(pid) {
  const kilobytes = ofFamily(pid, (member) => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${member}/status`, 'utf8'))?.[1] ?? 0));
  return kilobytes.length === 0 ? null : Math.round(sum(kilobytes) / 1_024);
}

/** CPU time that a process and its descendants have used, in seconds, with those that ended (Linux; null elsewhere). */
export function cpuSeconds(pid) {
  const TICKS_PER_SECOND = 100;
  // User, system, and both again of children that ended.
  const ticks = ofFamily(pid, (member) => sum(statOf(member).slice(11, 15).map(Number)));
  return ticks.length === 0 ? null : sum(ticks) / TICKS_PER_SECOND;
}
