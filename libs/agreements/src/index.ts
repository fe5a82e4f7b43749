export * from './agreement-version-status.js';
export * from './version-in-force.js';
