import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const libs = fileURLToPath(new URL('../../libs/', import.meta.url));
/** Where `npm run dev` finds the API; the built console is served by the API itself. */
const api = process.env['PULSO_API'] ?? 'http://localhost:3000';

export default defineConfig({
  plugins: [react()],
  html: { cspNonce: '__CSP_NONCE__' },
  resolve: { alias: [{ find: /^@pulso\/(kernel|feedback|sli|slo|agreements)$/, replacement: `${libs}$1/src/index.ts` }] },
  // Nothing is inlined as data: the policy of the page lets fonts and scripts come from its own origin only.
  build: { target: 'es2022', assetsInlineLimit: 0, manifest: true, modulePreload: { polyfill: false } },
  server: {
    proxy: {
      '/v1': api,
      '/f': api,
      '/widget': api,
      '/socket.io': { target: api, ws: true },
    },
  },
});
