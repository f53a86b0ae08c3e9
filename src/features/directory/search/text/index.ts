export { type Answer, indexOf, searchByText } from './answer.ts';
export { suggest } from './suggest.ts';
