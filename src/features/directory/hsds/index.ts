/** HSDS: how directories in the Open Referral format come into ours. */
export { HSDS_USAGE, runHsdsImport } from './command.ts';
