package dev.lifeguard.alert.delivery;

import dev.lifeguard.alert.Delivery;
import java.util.Locale;

/**
 * How a delivery ended.
 *
 * @param because one clause for the log where it was not taken; without secrets
 */
record DeliveryAnswer(Delivery outcome, String because) {
    static final DeliveryAnswer TAKEN = new DeliveryAnswer(Delivery.SENT, "");

    static DeliveryAnswer failed(String because) {
        return new DeliveryAnswer(Delivery.FAILED, because);
    }

    /**
     * What a status means: malformed or too large stays so; all else may pass, a wrong token included, since it is read
     * anew each time. A page for people is the answer of something that stands in front, whatever its status.
     */
    static DeliveryAnswer of(int status, String type, Excerpt said) {
        boolean page = type.toLowerCase(Locale.ROOT).contains("html") || said.isMarkup();
        if (200 <= status && status < 300) {
            return page ? failed("a page answered " + status + " in its place" + said.text()) : TAKEN;
        }
        boolean forGood = status == 400 || status == 413 || status == 422;
        return new DeliveryAnswer(forGood ? Delivery.REJECTED : Delivery.FAILED, "it answered " + status + said.text());
    }
}
