import { calendarPeriod } from '@pulso/kernel';
import fc from 'fast-check';
import { amendmentStart } from './amendment-start.js';
import type { AgreementContent } from './agreement-content.js';
import { SAMPLE_AGREEMENT } from './sample-agreement.js';
import type { LevelWindow } from './service-levels.js';

const at = (instant: string): number => Date.parse(instant);

function amended(overview: Partial<AgreementContent['overview']>, windows: readonly LevelWindow[] = [{ kind: 'calendar', unit: 'month' }]) {
  const [level] = SAMPLE_AGREEMENT.service_levels.levels;
  return {
    overview: { ...SAMPLE_AGREEMENT.overview, effectiveFrom: '2026-01-01', ...overview },
    service_levels: { levels: windows.map((window) => ({ ...level!, window })) },
  };
}

describe('amendmentStart', () => {
  it('waits for the next period, in the zone of the agreement', () => {
    expect(amendmentStart(amended({}), at('2026-05-12T09:00:00Z'))).toBe(at('2026-05-31T22:00:00Z'));
  });

  it('does not wait when its first day is the first of a period', () => {
    expect(amendmentStart(amended({ effectiveFrom: '2026-07-01' }), at('2026-05-12T09:00:00Z'))).toBe(at('2026-06-30T22:00:00Z'));
  });

  it('waits for the longest window among its levels', () => {
    const windows: LevelWindow[] = [
      { kind: 'calendar', unit: 'quarter' },
      { kind: 'calendar', unit: 'day' },
      { kind: 'rolling', days: 28 },
    ];
    expect(amendmentStart(amended({}, windows), at('2026-05-12T09:00:00Z'))).toBe(at('2026-06-30T22:00:00Z'));
  });

  it.each([
    ['the running period is to be split', amended({ amendmentEffect: 'split_period' })],
    ['only rolling windows are agreed', amended({}, [{ kind: 'rolling', days: 28 }])],
    ['the next period begins after the last day', amended({ effectiveTo: '2026-05-20' })],
  ])('counts from the last signature when %s', (_, content) => {
    expect(amendmentStart(content, at('2026-05-12T09:00:00Z'))).toBe(at('2026-05-12T09:00:00Z'));
  });

  it('never counts before the signature, and begins a period within one period of it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('2026-01-05T00:00:00Z'), max: at('2031-01-01T00:00:00Z') }),
        fc.constantFrom('day', 'week', 'month', 'quarter', 'year'),
        fc.constantFrom('Europe/Madrid', 'America/Santiago', 'Asia/Beirut', 'Pacific/Apia'),
        (signedAtMs, unit, timeZone) => {
          const startMs = amendmentStart(amended({ effectiveTo: null, timeZone }, [{ kind: 'calendar', unit }]), signedAtMs);
          const { fromMs, toMs } = calendarPeriod(unit, signedAtMs, timeZone).window;
          expect(startMs).toBe(fromMs === signedAtMs ? signedAtMs : toMs);
        },
      ),
    );
  });
});
