import { snippets } from './snippets.js';

it('names the server and the touchpoint in every form', () => {
  const { script, react, link } = snippets('https://pulso.example', 'tp_abc');
  expect(script).toBe('<script async src="https://pulso.example/widget/v1.js" data-touchpoint="tp_abc"></script>');
  expect(react).toContain("script.src = 'https://pulso.example/widget/v1.js'");
  expect(react).toContain("script.dataset.touchpoint = 'tp_abc'");
  expect(link).toBe('https://pulso.example/f/tp_abc');
});
