/** Injects the parsed `Config`. */
export const CONFIG = Symbol('Config');
