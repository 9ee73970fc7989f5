package dev.lifeguard.view;

import dev.lifeguard.observation.Holder;

/** Sessions that have all of this in common; text is empty where there is none or it may not be seen. */
public record HolderView(String application, String user, String address, String state, int count) {

    static HolderView of(Holder holder) {
        return new HolderView(
                holder.application(),
                holder.user(),
                holder.address(),
                holder.state().label(),
                holder.count());
    }
}
