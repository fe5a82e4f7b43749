import { fillTemplate } from './fill-template.js';

it('escapes values and leaves markup as it is', () => {
  const filled = fillTemplate(
    '<p title="{{name}}">{{name}}</p>{{list}}',
    { name: `<img src=x onerror='a("b")'>&{{list}}` },
    { list: '<b>1</b>' },
  );
  const escaped = '&lt;img src=x onerror=&#39;a(&quot;b&quot;)&#39;&gt;&amp;{{list}}';
  expect(filled).toBe(`<p title="${escaped}">${escaped}</p><b>1</b>`);
});

it('does not leave a name unfilled', () => {
  expect(() => fillTemplate('{{missing}}', {})).toThrow(/missing/);
});
