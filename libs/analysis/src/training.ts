/** What tools/train-sentiment needs beside the public surface: the features must be those of the scorer, to the letter. */
export { FeatureCounter } from './feature-vector.js';
export { languageFeatures } from './language-features.js';
export { classProbabilities, decodeLinearModel, encodeLinearModel } from './linear-model.js';
export { sentimentFeatures } from './sentiment-features.js';
export { tokenize } from './tokens.js';
