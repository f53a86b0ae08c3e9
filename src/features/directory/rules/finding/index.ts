export { type Answer, answer, indexOf } from './answer.ts';
export { suggest } from './suggest.ts';
