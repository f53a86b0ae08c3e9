import { intakePath } from '../../intake/rules.ts';
import { CASEWORK_PATH, casePath } from '../../model/paths.ts';
import type { PlanCheckItem } from './checks.ts';
import type { PlanStep } from './content.ts';

/** The schools of a tenant. */
export const SCHOOLS_PATH = `${CASEWORK_PATH}/schools`;

/** The plan of a case. */
export const planPath = (id: string): string => `${casePath(id)}/plan`;
export const stepPath = (id: string, step: PlanStep): string => `${planPath(id)}/${step}`;
export const freePath = (id: string): string => `${planPath(id)}/free`;
export const decidePath = (id: string): string => `${planPath(id)}/decide`;
export const versionPath = (id: string, version: number): string => `${planPath(id)}/versions/${version}`;

/** Where what is missing is mended: a page of the editor, the intake, or where one records what happened. */
export function checkPath(id: string, { check, step }: Pick<PlanCheckItem, 'check' | 'step'>): string {
  if (step !== 'intake') return stepPath(id, step);
  return check === 'intake' || check === 'topics' ? intakePath(id) : `${casePath(id)}/record`;
}
