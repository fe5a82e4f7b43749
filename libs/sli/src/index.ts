export * from './built-in-indicators.js';
export * from './event-predicate.js';
export * from './indicator.js';
export * from './measured-event.js';
export * from './slice.js';
