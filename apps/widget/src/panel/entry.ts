export { deliveryTo } from '../sending/delivery.js';
export { mountPanel } from './panel.js';
