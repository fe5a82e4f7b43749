import { scoreLocally } from '@pulso/analysis';
import { loadLocalModel } from './load-local-model.js';

describe('loadLocalModel', () => {
  const scorer = loadLocalModel();

  it.each([
    ['El pan estaba duro y nadie contesta el teléfono, pésimo servicio', 'neg', 'es'],
    ['Excelente atención, muy amables y rápidos', 'pos', 'es'],
    ['The agent was lovely and fixed everything in five minutes', 'pos', 'en'],
    ['Terrible, I was charged twice and nobody answers', 'neg', 'en'],
    ['O atendimento foi ótimo, recomendo muito', 'pos', 'pt'],
  ])('%s is %s in %s', (text, label, language) => {
    expect(scoreLocally(scorer, text)).toMatchObject({ label, language, engine: 'local', abstained: false });
  });
});
