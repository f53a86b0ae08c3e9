/** The intake on a tablet, and the list of tablets, without the language. */
export const OFFLINE_PATH = '/casework/offline-intake';
export const TABLETS_PATH = `${OFFLINE_PATH}/tablets`;
