/** Where everybody reads about them, without the language. */
export const COLLABORATIONS_PATH = '/collaborations';
