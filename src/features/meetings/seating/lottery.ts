import { createHash } from 'node:crypto';

/** The lottery number of a registration, from the edition's seed and the code of its first badge. Anybody can check it. */
export const lotteryNumber = (seed: string, code: string): number =>
  createHash('sha256').update(`${seed} ${code}`).digest().readUIntBE(0, 4) >>> 1;

/** What is published of the seed before the lottery (a hash commitment): it cannot be another one afterwards. */
export const seedCommitment = (seed: string): string => createHash('sha256').update(seed).digest('hex');
