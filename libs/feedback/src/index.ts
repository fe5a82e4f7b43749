export * from './clean-text.js';
export * from './origin.js';
export * from './rating.js';
export * from './submission.js';
