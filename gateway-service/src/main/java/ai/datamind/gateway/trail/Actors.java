package ai.datamind.gateway.trail;

import ai.datamind.gateway.trail.Happening.Actor;
import ai.datamind.kit.subject.CurrentSubject;
import jakarta.enterprise.context.RequestScoped;

/** Who makes the change at hand, for the trail. */
@RequestScoped
public class Actors {

    private final CurrentSubject subject;

    public Actors(CurrentSubject subject) {
        this.subject = subject;
    }

    public Actor current() {
        var who = subject.get();
        return new Actor(who.userId(), who.email());
    }
}
