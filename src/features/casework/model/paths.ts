/** Where the cases of a tenant are. */
export const CASEWORK_PATH = '/casework';

/** The page of a case. */
export const casePath = (id: string): string => `${CASEWORK_PATH}/${id}`;

/** Where a newcomer reads their own plan and terms. */
export const OWN_PLAN_PATH = '/my-plan';
