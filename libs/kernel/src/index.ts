export * from './actor.js';
export * from './canonical-json.js';
export * from './clock.js';
export * from './domain-error.js';
export * from './ids.js';
export * from './time-window.js';
