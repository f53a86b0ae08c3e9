/** HSDS: how directories in the Open Referral format come into ours. */
export { runHsdsImport } from './command.ts';
