import '@fontsource-variable/inter/wght.css';
import './app/mantine-styles.js';
import './app/global.css';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startTranslations } from './app/i18n.js';
import { Providers } from './app/providers.js';

declare global {
  interface Window {
    trustedTypes?: { createPolicy(name: string, rules: { createHTML: (text: string) => string }): unknown };
  }
}

// The only HTML ever set from a string is the text of a style sheet: anything that opens a tag is refused by the browser.
window.trustedTypes?.createPolicy('default', { createHTML: (text) => (text.includes('<') ? null : text) as string });

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
setNonce(nonce);

await startTranslations();

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Providers nonce={nonce} />
    </StrictMode>,
  );
