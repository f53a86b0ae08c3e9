// Kills the built server, or its mail sender, at the moment at which the mail server accepts a letter, again and again, and
// counts how often each letter arrived.
//
//   npm run mail-interruptions                    (300 kills of the server)
//   npm run mail-interruptions -- 100 sender      (the sender process; `both` kills the two together, `stop` is no kill)
//   npm run mail-interruptions -- 0               (no kill: how many letters go out in a second)
//
// Ends with 0 when every letter arrived exactly once, else with 1.
import { interruptMail } from '../test/support/mail-interruptions.ts';

const [kills = '300', target = 'server'] = process.argv.slice(2);
const result = await interruptMail(Number(kills), target, (line) => console.log(`  ${line}`));
console.table({ [target]: { ...result, seconds: Math.round(result.seconds) } });
console.log(`${(result.letters / result.seconds).toFixed(1)} letters a second`);
process.exitCode = result.twice || result.never || result.unmarked ? 1 : 0;
