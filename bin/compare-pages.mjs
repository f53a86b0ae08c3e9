// Proves that two checkouts show people the same pages: starts the built server of both, walks the same journey through
// both, and compares every answer but for what differs from run to run (keys, hashes, identifiers, moments of the run).
//
//   node bin/setup.mjs                                   (in the other checkout; here it runs by itself)
//   npm run compare-pages -- <other checkout> [options]
//
//   --languages=nl,ar   only these languages; without it all that the start page offers
//   --alter             changes two recorded pages first: the comparison has to report both
//   --save=<folder>     keeps the normalised pages of both, to look at with diff
//   --apart=<seconds>   walks through the other so much later, to see that nothing hangs on the clock
//   --list              prints every address that was compared
//
// Ends with 0 when all pages are the same, with 1 when some differ, the journey broke off, or it was too short to prove much.
import { runComparison } from '../test/support/pages/run.ts';

process.exitCode = await runComparison(process.argv.slice(2));
