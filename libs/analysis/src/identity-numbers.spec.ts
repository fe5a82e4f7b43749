import { isCnpj, isCpf, isIban, isNie, isRut, isSpanishDni, passesLuhn } from './identity-numbers.js';

/** How many of the ten (or 26) other check characters are accepted beside the right one: none may be. */
function othersAccepted(right: string, alphabet: string, accepts: (candidate: string) => boolean): string[] {
  return Array.from(alphabet).filter((candidate) => candidate !== right && accepts(candidate));
}

describe('check digits', () => {
  it.each([
    ['12345678', '5'],
    ['11111111', '1'],
    ['76086428', '5'],
    ['10000013', 'K'],
    ['6', 'K'],
  ])('RUT %s-%s and no other', (body, check) => {
    expect(isRut(body, check)).toBe(true);
    expect(isRut(body, check.toLowerCase())).toBe(true);
    expect(othersAccepted(check, '0123456789K', (other) => isRut(body, other))).toEqual([]);
  });

  it('CPF', () => {
    expect(isCpf('52998224725')).toBe(true);
    expect(othersAccepted('5', '0123456789', (other) => isCpf(`5299822472${other}`))).toEqual([]);
    expect(isCpf('00000000000')).toBe(false);
    expect(isCpf('529982247')).toBe(false);
  });

  it('CNPJ with digits and with letters', () => {
    expect(isCnpj('11222333000181')).toBe(true);
    expect(isCnpj('12ABC34501DE35')).toBe(true);
    expect(isCnpj('12ABC34501DE36')).toBe(false);
    expect(isCnpj('00000000000000')).toBe(false);
  });

  it('DNI and NIE', () => {
    expect(isSpanishDni('12345678', 'z')).toBe(true);
    expect(othersAccepted('Z', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', (other) => isSpanishDni('12345678', other))).toEqual([]);
    expect(isNie('X', '1234567', 'L')).toBe(true);
    expect(isNie('Y', '1234567', 'L')).toBe(false);
  });

  it('IBAN knows length and checks', () => {
    expect(isIban('ES9121000418450200051332')).toBe(true);
    expect(isIban('ES9121000418450200051333')).toBe(false);
    expect(isIban('ES912100041845020005133')).toBe(false);
    expect(isIban('ZZ9121000418450200051332')).toBe(false);
  });

  it('Luhn catches every single wrong digit', () => {
    const card = '4111111111111111';
    expect(passesLuhn(card)).toBe(true);
    for (let at = 0; at < card.length; at++) {
      const wrong = card.slice(0, at) + ((Number(card[at]) + 1) % 10) + card.slice(at + 1);
      expect(passesLuhn(wrong)).toBe(false);
    }
  });
});
