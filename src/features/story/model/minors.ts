import { isMinor } from '#features/vocabulary/rules.ts';
import type { Story } from './answers.ts';

/** Whether somebody in this story is younger than eighteen; undefined when nobody told their age. */
export function hasMinor({ age, second }: Story): boolean | undefined {
  const ages = [age, second?.age].filter((band) => band !== undefined);
  return ages.length > 0 ? ages.some(isMinor) : undefined;
}
