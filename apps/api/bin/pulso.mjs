#!/usr/bin/env node
// Written for any Node: an old one must get this far and be told so. Everything else is loaded after the check.
var version = process.versions.node.split('.').map(Number);
var isSupported = (version[0] === 20 && version[1] >= 19) || (version[0] === 22 && version[1] >= 12) || version[0] > 22;
if (!isSupported) {
  console.error(
    'Pulso necesita Node.js 20.19 o posterior (o 22.12 o posterior); este es ' +
      process.versions.node +
      '. / Pulso needs Node.js 20.19 or later (or 22.12 or later); this is ' +
      process.versions.node +
      '.',
  );
  process.exit(1);
}
import('./launch.mjs').then(function (launcher) {
  return launcher.launch();
});
