/** Calls at once, then at most once each `everyMs` while asked again; the last ask is never lost. */
export function throttle(run: () => void, everyMs: number): { (): void; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let again = false;
  const fire = () => {
    again = false;
    run();
    timer = setTimeout(() => {
      timer = null;
      if (again) fire();
    }, everyMs);
  };
  const ask = () => {
    if (timer) again = true;
    else fire();
  };
  ask.cancel = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    again = false;
  };
  return ask;
}
