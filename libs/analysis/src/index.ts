export * from './feedback-analysis.js';
export * from './fold-text.js';
export * from './local-scorer.js';
export * from './score-locally.js';
export * from './taxonomy.js';
