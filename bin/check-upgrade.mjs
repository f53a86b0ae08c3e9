// Proves that a data folder that an older checkout made survives: somebody tells a story, signs up for a meeting, asks a
// question and registers an initiative with the built server of the older checkout; then this checkout starts on the same
// folder, and has to show all of it to the same cookies and private links.
//
//   node bin/setup.mjs                          (in the older checkout; here it runs by itself)
//   npm run check-upgrade -- <older checkout>
//
// Prints what it saw. Ends with 0 when everything is shown as it was entered, else with 1.
import { checkUpgrade } from '../test/support/pages/upgrade.ts';

process.exitCode = await checkUpgrade(process.argv.slice(2));
