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

/** Resident memory, in MB, of a process and all its descendants, by command (Linux; null elsewhere). */
export function residentMegabytes(pid) {
  try {
    const processes = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          const status = readFileSync(`/proc/${name}/status`, 'utf8');
          const field = (key) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
          return [{ pid: Number(name), parent: field('PPid'), kb: field('VmRSS') }];
        } catch {
          return [];
        }
      });
    const family = new Set([pid]);
    for (let size = 0; size !== family.size;) {
      size = family.size;
      for (const one of processes) if (family.has(one.parent)) family.add(one.pid);
    }
    return Math.round(processes.filter((one) => family.has(one.pid)).reduce((sum, { kb }) => sum + kb, 0) / 1024);
  } catch {
    return null;
  }
}
