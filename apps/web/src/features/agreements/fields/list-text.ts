import type { draftingTexts } from '../drafting-texts.js';

/** A list of items in the catalogue. */
export type ListName = keyof (typeof draftingTexts)['es']['list'];
/** A list of rows in the catalogue. */
export type RowsName = keyof (typeof draftingTexts)['es']['rows'];
