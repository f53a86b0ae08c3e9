/**
 * Collaborations (samenwerkingen): how initiatives and municipalities work together in a new way, told by themselves, so that others
 * can do it too.
 */
export { joinedByCollaboration, listCollaborations } from './model/queries.ts';
export type { Collaboration, Joined } from './model/rules.ts';
export { CollaborationsLink } from './public-page/CollaborationsLink.tsx';
export { MunicipalityCollaborations } from './public-page/MunicipalityCollaborations.tsx';
export * from './rules.ts';
