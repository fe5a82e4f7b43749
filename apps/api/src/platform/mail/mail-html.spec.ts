import { mailHtml } from './mail-html.js';

it('escapes everything, breaks lines and links an address that stands alone', () => {
  const html = mailHtml({
    subject: 'A & <b>',
    text: 'Uno <script>\n"dos"\n\nhttps://pulso.test/alerts/1\n\nsee https://no.test',
    language: 'es',
  });
  expect(html).toContain('<html lang="es">');
  expect(html).toContain('<title>A &amp; &lt;b&gt;</title>');
  expect(html).toContain('<p>Uno &lt;script&gt;<br>&quot;dos&quot;</p>');
  expect(html).toContain('<p><a href="https://pulso.test/alerts/1">https://pulso.test/alerts/1</a></p>');
  expect(html).toContain('<p>see https://no.test</p>');
});
