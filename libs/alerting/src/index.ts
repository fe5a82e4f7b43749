export * from './alert-episode.js';
export * from './alert-evidence.js';
export * from './alert-notice.js';
export * from './alert-policy.js';
