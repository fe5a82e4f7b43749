import { escapeHtml } from '../../platform/http/escape-html.js';

const STYLE = `
:root { color-scheme: light dark; --canvas: #f6f7f9; --surface: #fff; --text: #141b27; --muted: #4a5567; --line: #dce1e8; --accent: #163fae; --soft: #e8effe }
@media (prefers-color-scheme: dark) { :root { --canvas: #0d121a; --surface: #151c27; --text: #e7ecf4; --muted: #aab6c8; --line: #2a3444; --accent: #a9c1ff; --soft: #1b2a4a } }
* { box-sizing: border-box }
body { margin: 0; background: var(--canvas); color: var(--text); font: 16px/1.55 system-ui, sans-serif }
main { max-width: 64rem; margin: 0 auto; padding: 2rem 1rem 6rem }
h1 { font-size: 1.8rem; margin: 0 0 .5rem } h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; text-transform: capitalize }
h2.code, h3 { font: 600 1rem/1.4 ui-monospace, monospace; margin: 0; text-transform: none; overflow-wrap: anywhere }
article { background: var(--surface); border: 1px solid var(--line); border-radius: 8px; padding: 1rem; margin: .75rem 0 }
article:target { border-color: var(--accent) }
p { margin: .5rem 0 } a { color: var(--accent) } .muted { color: var(--muted) }
code, pre { font: .875rem/1.5 ui-monospace, monospace } pre { overflow-x: auto; background: var(--canvas); border: 1px solid var(--line); border-radius: 6px; padding: .75rem; margin: .5rem 0 }
.method { display: inline-block; min-width: 4.5em; color: var(--accent) } .status { background: var(--soft); border-radius: 4px; padding: 0 .4em }
summary { cursor: pointer; padding: .25rem 0 } nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: 1rem 0 }
table { border-collapse: collapse; width: 100% }
td:last-child { overflow-wrap: anywhere }
td, th { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-top: 1px solid var(--line) }
`;

/** A readable page with everything it needs in it. `body` is markup; make it with `escapeHtml` and `inlineCode`. */
export function documentPage(title: string, nonce: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body><main>${body}</main></body>
</html>
`;
}

/** Plain text in which `code` and [links](/to) mean what they do in Markdown. */
export function inlineMarkup(text: string): string {
  return escapeHtml(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\[([^\]]+)\]\((\/[\w/#.-]*)\)/g, '<a href="$2">$1</a>');
}
