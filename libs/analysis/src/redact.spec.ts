import { redact } from './redact.js';

const takenOut = (text: string) => redact(text).text;

describe('redact', () => {
  it.each([
    // mail
    ['Escríbanme a ana.perez+ventas@correo.example.cl, gracias', 'Escríbanme a [email-1], gracias'],
    ['Mi correo: JOSÉ@ejemplo.com.', 'Mi correo: [email-1].'],
    ['juan.perez (arroba) gmail (dot) com', '[email-1]'],
    ['es juanito arroba gmail punto com', 'es [email-1]'],
    ['maria [at] empresa.cl por favor', '[email-1] por favor'],
    // phones
    ['Llámenme al +56 9 8765 4321 por favor', 'Llámenme al [phone-1] por favor'],
    ['mi whatsapp es 987654321', 'mi whatsapp es [phone-1]'],
    ['cel: 9 8765 4321', 'cel: [phone-1]'],
    ['teléfono 22 345 6789', 'teléfono [phone-1]'],
    ['mi fono es 223456', 'mi fono es [phone-1]'],
    ['612 345 678 a cualquier hora', '[phone-1] a cualquier hora'],
    ['612345678', '[phone-1]'],
    ['(11) 91234-5678 é meu zap', '[phone-1] é meu zap'],
    ['Liga para 11 91234-5678', 'Liga para [phone-1]'],
    ['call me at 555-0142-77', 'call me at [phone-1]'],
    ['(555) 123-4567', '[phone-1]'],
    ['555-123-4567.', '[phone-1].'],
    ['+1 (555) 123-4567', '[phone-1]'],
    ['+54 9 11 2345-6789', '[phone-1]'],
    ['55 1234 5678 en CDMX', '[phone-1] en CDMX'],
    // identity numbers
    ['RUT 12.345.678-5', 'RUT [rut-1]'],
    ['soy 12345678-5 y no responden', 'soy [rut-1] y no responden'],
    ['rut: 76086428-5', 'rut: [rut-1]'],
    ['11.111.111-1', '[rut-1]'],
    ['rut 10.000.013-K', 'rut [rut-1]'],
    ['rut 10000013k', 'rut [rut-1]'],
    ['rut 12.345.678-4 mal escrito', 'rut [rut-1] mal escrito'],
    ['CPF: 111.111.111-11', 'CPF: [cpf-1]'],
    ['CPF 529.982.247-25', 'CPF [cpf-1]'],
    ['cpf 52998224725', 'cpf [cpf-1]'],
    ['CNPJ 11.222.333/0001-81', 'CNPJ [cnpj-1]'],
    ['cnpj 11222333000181', 'cnpj [cnpj-1]'],
    ['CNPJ 12.ABC.345/01DE-35', 'CNPJ [cnpj-1]'],
    ['DNI 12345678Z', 'DNI [dni-1]'],
    ['12.345.678-Z', '[dni-1]'],
    ['mi DNI es 30.123.456', 'mi DNI es [dni-1]'],
    ['documento nº 45678912', 'documento nº [dni-1]'],
    ['cédula 1.234.567', 'cédula [dni-1]'],
    ['CUIL 20-30123456-7', 'CUIL [dni-1]'],
    ['CURP GODE561231HDFRRN09', 'CURP [dni-1]'],
    ['NIE X1234567L', 'NIE [nie-1]'],
    ['y-1234567-x', '[nie-1]'],
    // accounts and cards
    ['IBAN ES91 2100 0418 4502 0005 1332 gracias', 'IBAN [iban-1] gracias'],
    ['es9121000418450200051332', '[iban-1]'],
    ['PT50 0002 0123 1234 5678 9015 4', '[iban-1]'],
    ['GB82WEST12345698765432.', '[iban-1].'],
    ['mi tarjeta 4111 1111 1111 1111 vence 12/27', 'mi tarjeta [card-1] vence 12/27'],
    ['5500-0000-0000-0004', '[card-1]'],
    ['amex 378282246310005', 'amex [card-1]'],
    // secrets
    ['https://x.example/reset?token=abc123def456&lang=es', 'https://x.example/reset?token=[token-1]&lang=es'],
    ['https://ana:secreto@x.example/a', 'https://[token-1]@x.example/a'],
    ['https://x.example/i/9f8a7b6c5d4e3f2a1b0c no abre', 'https://x.example/i/[token-1] no abre'],
    ['clave: Perro1234', 'clave: [token-1]'],
    ['Authorization: Bearer abcdefghijkl1234', 'Authorization: Bearer [token-1]'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', '[token-1]'],
  ])('%s', (text, expected) => {
    expect(takenOut(text)).toBe(expected);
  });

  it.each([
    'El plan cuesta $15.990 al mes',
    'Pagué 1.234.567 pesos por esto',
    'Me cobraron $ 125000 de más',
    'R$ 1.299,90 por um produto ruim',
    'Costó 120.000,50 euros',
    'Fui el 15-03-2026 y volví el 16/03/2026',
    'desde 2024-11-05 a las 10:30',
    'Pedido 10023',
    'Mi pedido 123456789 no llegó',
    'orden #4500123',
    'Order number 87654321 never arrived',
    'ticket 2026112345',
    'número de cliente 45821',
    'folio: 998877665',
    'Entre 2019 y 2024, 2019-2024',
    'Esperé 45 minutos, llamé 3 veces',
    'abren de 9 a 18, cierran 20:30',
    '10/10, 5 estrellas, 100 %',
    'IP 192.168.100.200 y versión 10.15.7',
    'Llevo 12 meses y 15 días',
    'el modelo A52 5G de 128 GB a 300 mbps',
    'suma 12.345.678-4 sin más',
    'https://tienda.example/productos/pan?page=2&lang=es',
    'https://tienda.example/blog/como-hacer-un-reclamo-formal',
    'compré 3x2 en pack de 24',
    'son 12 345 678 habitantes',
    'mi clave no funciona y mi contraseña tampoco',
    'I am at work, dot com crash',
    'El documento que firmé no aparece',
    'The bread was great! 100% would buy again @ 8am',
  ])('leaves alone: %s', (text) => {
    expect(redact(text)).toEqual({ text, counts: {} });
  });

  it('gives the same value the same placeholder and counts every occurrence', () => {
    expect(redact('Soy ana@a.example, repito: ANA@a.example, copia a leo@a.example, cel +56 9 8765 4321 o +56987654321')).toEqual({
      text: 'Soy [email-1], repito: [email-1], copia a [email-2], cel [phone-1] o [phone-1]',
      counts: { email: 3, phone: 2 },
    });
  });

  it('changes nothing the second time', () => {
    const { text } = redact('ana@a.example +56 9 8765 4321 RUT 12.345.678-5 https://x.example/?token=abc123def456');
    expect(redact(text)).toEqual({ text, counts: {} });
  });

  it('stays quick on text made to be slow', () => {
    const started = performance.now();
    for (const piece of ['1 ', 'a.', '1-', '(', 'http://a/', 'aa@', 'ES91 ', '+1', 'a arroba ', '9', 'x', '[at]', '&a='])
      redact(piece.repeat(8_000 / piece.length));
    expect(performance.now() - started).toBeLessThan(1_500);
  });

  it.each(['dni', 'cédula', 'passport', 'documento de identidad', 'clave', 'bearer', 'rut', 'cpf', 'tel'])(
    'stays quick when nothing but blanks follows %s',
    (announcement) => {
      const started = performance.now();
      for (const blank of [' ', '\n', '\u00a0']) redact(announcement + blank.repeat(1_000) + 'x');
      expect(performance.now() - started).toBeLessThan(1_500);
    },
  );

  it('stays quick on a long text of nothing but addresses', () => {
    const started = performance.now();
    expect(redact('ana@a.example '.repeat(30_000)).counts).toEqual({ email: 30_000 });
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
