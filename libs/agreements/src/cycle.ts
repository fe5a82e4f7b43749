/** The first circle that following the links from a start runs into, in order and without repeating its first member; null for none. */
export function findCycle(start: string, next: (from: string) => readonly string[]): readonly string[] | null {
  const done = new Set<string>();
  const path: string[] = [];
  const walk = (at: string): readonly string[] | null => {
    const seenAt = path.indexOf(at);
    if (seenAt >= 0) return path.slice(seenAt);
    if (done.has(at)) return null;
    path.push(at);
    for (const to of next(at)) {
      const cycle = walk(to);
      if (cycle) return cycle;
    }
    path.pop();
    done.add(at);
    return null;
  };
  return walk(start);
}
