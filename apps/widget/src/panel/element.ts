type Child = Node | string | false | null | undefined;

/** Makes an element: attributes by name, functions as listeners of the event `onName`, text as text and never as markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number | boolean | ((event: never) => void)>> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key.slice(2), value as EventListener);
    else if (value !== false) made.setAttribute(key, value === true ? '' : String(value));
  }
  for (const child of children) if (child) made.append(child);
  return made;
}

/** A 24 × 24 line drawing, invisible to screen readers. */
export function drawing(path: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const line = svg.appendChild(document.createElementNS(svg.namespaceURI, 'path'));
  line.setAttribute('d', path);
  return svg;
}
