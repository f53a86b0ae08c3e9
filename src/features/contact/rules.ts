/** Pure functions and data that other features may use in their rules. */
export { afterOpenMinutes, openMinutes, promiseFor, type Urgency, urgency } from './model/promise.ts';
export { CONTACT_CATEGORIES, type ContactCategory } from './model/types.ts';
