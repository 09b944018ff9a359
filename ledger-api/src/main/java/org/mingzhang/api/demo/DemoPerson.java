package org.mingzhang.api.demo;

/// A made-up person of the demonstration province.
///
/// @param id for instance `demo.440100.handler`
/// @param role the role that the person acts in
/// @param unit the code of the unit that the person acts for
public record DemoPerson(String id, String role, String unit) {

    /// Somebody who acts for all of an area.
    static DemoPerson of(DemoCodes.Division area, String name, String role) {
        return new DemoPerson("demo." + area.area() + "." + name, role, area.area());
    }
}
