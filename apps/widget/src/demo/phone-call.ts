export interface CallTexts {
  readonly idle: string;
  readonly start: string;
  readonly ringing: string;
  readonly lines: readonly string[];
  readonly hangUp: string;
  readonly ended: string;
  readonly again: string;
}

const RING_MS = 1_200;
const LINE_MS = 2_600;

/** A call that answers by itself; after it the customer is asked how it went. */
export function startCall(find: (id: string) => HTMLElement, texts: CallTexts, askOpinion: () => void): void {
  const [phone, line, clock, button, opinion] = ['phone', 'line', 'clock', 'call-button', 'opinion-button'].map(find) as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
  ];
  let timers: ReturnType<typeof setTimeout>[] = [];

  const show = (step: 'idle' | 'ringing' | 'talking' | 'ended', words: string, action: string): void => {
    phone.dataset.step = step;
    line.textContent = words;
    button.textContent = action;
    opinion.hidden = step !== 'ended';
  };
  const later = (work: () => void, delayMs: number): void => void timers.push(setTimeout(work, delayMs));
  const tick = (seconds: number): void => {
    clock.textContent = `00:${String(seconds).padStart(2, '0')}`;
    later(() => tick(seconds + 1), 1_000);
  };
  const hangUp = (): void => {
    timers.forEach(clearTimeout);
    timers = [];
    show('ended', texts.ended, texts.again);
    askOpinion();
  };
  const call = (): void => {
    clock.textContent = '00:00';
    show('ringing', texts.ringing, texts.hangUp);
    later(() => tick(1), RING_MS);
    texts.lines.forEach((words, index) => later(() => show('talking', words, texts.hangUp), RING_MS + index * LINE_MS));
    later(hangUp, RING_MS + texts.lines.length * LINE_MS);
  };

  show('idle', texts.idle, texts.start);
  button.addEventListener('click', () => (phone.dataset.step === 'ringing' || phone.dataset.step === 'talking' ? hangUp() : call()));
  opinion.addEventListener('click', askOpinion);
}
